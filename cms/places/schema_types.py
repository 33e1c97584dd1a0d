"""What schema.org calls our kinds of places, and which of its types may say what.

A narrower type is used only where it is surely true: a guest house may or may not serve breakfast, a castle is no
museum. schema.org knows no castle, cave or town wall.
"""

from .enums import Section
from .models import Place

ATTRACTION = "TouristAttraction"
LANDMARK = "LandmarksOrHistoricalBuildings"
LODGING = "LodgingBusiness"
#: A dish is no place: it has a name and a picture, but no position and no hours.
NO_PLACE = "Thing"

TYPES = {
    "amphitheatre": "PerformingArtsTheater",
    "attraction": ATTRACTION,
    "bathing-site": "Beach",
    "beach": "Beach",
    "brewery": "Brewery",
    "bridge": "Bridge",
    "cafe": "CafeOrCoffeeShop",
    "campsite": "Campground",
    "caravan-site": "RVPark",
    "castle": LANDMARK,
    "castle-hotel": "Hotel",
    "castle-or-palace": LANDMARK,
    "cave": "Landform",
    "church": "Church",
    "cottage": LODGING,
    "culinary-trail": ATTRACTION,
    "farm-stay": LODGING,
    "fort": LANDMARK,
    "fortress": LANDMARK,
    "gallery": "ArtGallery",
    "guest-house": LODGING,
    "historic-park": "Park",
    "hostel": "Hostel",
    "hotel": "Hotel",
    "lake": "LakeBodyOfWater",
    "local-products": NO_PLACE,
    "manor": LANDMARK,
    "market-square": LANDMARK,
    "medieval-settlement": ATTRACTION,
    "memorial": LANDMARK,
    "miniature-park": ATTRACTION,
    "monument": LANDMARK,
    "motel": "Motel",
    "mountain": "Mountain",
    "museum": "Museum",
    "nature-park": "Park",
    "open-air-museum": "Museum",
    "palace": LANDMARK,
    "palace-hotel": "Hotel",
    "palace-ruin": LANDMARK,
    "park": "Park",
    "peak": "Mountain",
    "regional-dish": NO_PLACE,
    "restaurant": "Restaurant",
    "sanctuary": "PlaceOfWorship",
    "spa-town": "TouristDestination",
    "theme-park": "AmusementPark",
    "tower": LANDMARK,
    "town-gate": LANDMARK,
    "town-walls": LANDMARK,
    "viewpoint": ATTRACTION,
    "waterway": "BodyOfWater",
    "wooden-church": "Church",
    "zoo": "Zoo",
}
#: For the kinds that editors add.
TYPES_OF_SECTIONS = {Section.ACCOMMODATION: LODGING, Section.GASTRONOMY: "FoodEstablishment"}

LODGINGS = {LODGING, "Campground", "Hostel", "Hotel", "Motel"}
BUSINESSES = LODGINGS | {
    "AmusementPark",
    "ArtGallery",
    "Brewery",
    "CafeOrCoffeeShop",
    "FoodEstablishment",
    "Restaurant",
}
#: Those for which schema.org knows whom they are for; lodgings have another property for it.
FOR_TOURISTS = {ATTRACTION, "TouristDestination"}


def type_of(place: Place) -> str:
    return TYPES.get(place.kind.code) or TYPES_OF_SECTIONS.get(Section(place.section), ATTRACTION)
