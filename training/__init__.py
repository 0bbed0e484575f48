"""How the English model is made: data, network, training, export and figures. See README.md."""
