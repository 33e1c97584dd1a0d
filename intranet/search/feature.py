from intranet.core.features import Feature

FEATURE = Feature(urls="intranet.search.urls")
