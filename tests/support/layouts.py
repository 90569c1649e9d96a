"""Documents of the corpus that tests lay out in every layout: one of each method, and one of each other kind."""

NAMES = (
    "veenstaete-visitatie-2009-2012",
    "lingeborgh-visitatie-2011-2014",
    "lingeborgh-visitatie-2015-2018",
    "lingeborgh-visitatie-2019-2022",
    "prestatieafspraken-tiel-2021-2024",
    "lingeborgh-position-paper-2023",
)
