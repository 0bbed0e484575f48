"""English names of the languages that can be told apart, and other codes for them (ISO 639, CLDR).

Those that the model cannot tell apart in Latin letters stand under one code.
"""

from __future__ import annotations

LANGUAGE_NAMES = {
    "ace": "Acehnese", "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic", "as": "Assamese",
    "az": "Azerbaijani", "ba": "Bashkir", "bcl": "Bikol", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "br": "Breton", "ca": "Catalan", "crh": "Crimean Tatar", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "dv": "Dhivehi", "dz": "Dzongkha", "el": "Greek", "en": "English", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "ext": "Extremaduran", "fa": "Persian", "fi": "Finnish",
    "fo": "Faroese", "fr": "French", "fuv": "Fula", "fy": "Frisian", "ga": "Irish", "gcf": "Antillean Creole",
    "gcr": "Guianese Creole", "gd": "Scottish Gaelic", "gl": "Galician", "gn": "Guarani", "gom": "Konkani",
    "gu": "Gujarati", "guw": "Gun", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian, Bosnian or Serbian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian or Malay", "ig": "Igbo", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "jv": "Javanese", "ka": "Georgian", "kab": "Kabyle", "kik": "Kikuyu", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "lg": "Ganda", "lij": "Ligurian", "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "mt": "Maltese",
    "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "nso": "Northern Sotho", "oc": "Occitan",
    "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pcm": "Nigerian Pidgin", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sa": "Sanskrit",
    "se": "Northern Sami", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "sn": "Shona", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "st": "Southern Sotho", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya", "tk": "Turkmen", "tl": "Tagalog",
    "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vec": "Venetian", "vi": "Vietnamese", "vo": "Volapük", "wa": "Walloon", "xh": "Xhosa", "yo": "Yoruba",
    "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip

# Close variants, old codes and three-letter codes.
FOLDED = {
    "ara": "ar", "arb": "ar", "ary": "ar", "arz": "ar", "bs": "hr", "chi": "zh", "ckb": "ku", "cmn": "zh",
    "deu": "de", "dut": "nl", "eng": "en", "fas": "fa", "fil": "tl", "fra": "fr", "fre": "fr", "ger": "de",
    "grc": "el", "gug": "gn", "hbo": "he", "heb": "he", "hin": "hi", "in": "id", "ind": "id", "ita": "it",
    "iw": "he", "jpn": "ja", "kmr": "ku", "kor": "ko", "ltg": "lv", "ms": "id", "nb": "no", "nld": "nl",
    "nn": "no", "per": "fa", "pes": "fa", "pol": "pl", "por": "pt", "prs": "fa", "ron": "ro", "rum": "ro",
    "rus": "ru", "sdh": "ku", "sh": "hr", "spa": "es", "swa": "sw", "tgl": "tl", "tur": "tr", "ukr": "uk",
    "urd": "ur", "uzs": "uz", "wuu": "zh", "yue": "zh", "zho": "zh",
}  # fmt: skip
