from cms.core.posters import Poster

OF_THE_CLUSTER = Poster("market-square", "sky-2", "land-2", 2)
