"""Places: names resolved to a gazetteer with coordinates (`places.find.find_places`)."""
