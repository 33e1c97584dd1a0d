"""What the API can be asked and what it answers, in OpenAPI 3.1."""

from typing import Any

from django.conf import settings

from ..engines.columns import LANGUAGES
from ..engines.question import FACETS
from ..understanding.topic_words import known_topics
from .forms import FARTHEST, LAST_OFFSET, MOST, MOST_SUGGESTIONS, RADIUS, USUAL

Json = dict[str, Any]
_TEXT = {"type": "string"}
_LATITUDE = r"-?(90(\.0+)?|[1-8]?[0-9](\.[0-9]+)?)"
_LONGITUDE = r"-?(180(\.0+)?|(1[0-7][0-9]|[1-9]?[0-9])(\.[0-9]+)?)"
_POINT = f"^{_LATITUDE},{_LONGITUDE}$"


def description() -> Json:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "VisitOpolskie",
            "version": "1",
            "description": "What the portal of the Opole region can find. No key is needed; any page may ask.",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            "/api/v1/search/": _path("search", "Find places, listings and pages", _search_parameters(), "Found"),
            "/api/v1/suggest/": _path("suggest", "Complete what was begun", _suggest_parameters(), "Suggested"),
        },
        "components": {"schemas": _schemas()},
    }


def _path(operation: str, summary: str, parameters: list[Json], answer: str) -> Json:
    answers = {
        "200": _answer("What was found.", answer),
        "400": _answer("A parameter is wrong: which one, and what would be right.", "Problem"),
        "429": _answer("Too many requests in a second.", "Problem")
        | {"headers": {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}},
    }
    get = {"operationId": operation, "summary": summary, "parameters": parameters, "responses": answers}
    return {"get": get}


def _answer(text: str, schema: str) -> Json:
    return {"description": text, "content": {"application/json": {"schema": _ref(schema)}}}


def _ref(schema: str) -> Json:
    return {"$ref": f"#/components/schemas/{schema}"}


# Parameters -----------------------------------------------------------------------------------------------------------
def _parameter(name: str, text: str, schema: Json, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "description": text, "schema": schema}


def _asked() -> list[Json]:
    return [
        _parameter("locale", "Language of the reader.", {"type": "string", "enum": list(LANGUAGES)}, required=True),
        _parameter("q", "Any words, in any of the languages. What is longer than 200 characters is cut.", _TEXT),
    ]


def _whole(default: int, lowest: int, highest: int) -> Json:
    return {"type": "integer", "minimum": lowest, "maximum": highest, "default": default}


def _some(items: Json) -> Json:
    return {"type": "array", "items": items}


def _search_parameters() -> list[Json]:
    values = {facet: [value for of, value in known_topics() if of == facet] for facet in FACETS}
    facets = [
        _parameter(
            facet, f"Only with one of these values of {facet}.", _some({"type": "string", "enum": values[facet]})
        )
        for facet in FACETS
    ]
    word = {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "examples": ["place", "listing", "member", "page"]}
    return [
        *_asked(),
        *facets,
        _parameter("type", "Only what is one of these.", _some(word)),
        _around(),
        _parameter("limit", "How many results.", _whole(USUAL, 1, MOST)),
        _parameter("offset", "How many results to skip.", _whole(0, 0, LAST_OFFSET)),
    ]


def _around() -> Json:
    """`near` and `radius` are described as one, for only so can be said that the one needs the other."""
    near = {"type": "string", "pattern": _POINT, "description": "„latitude,longitude” in degrees."}
    radius = {"type": "number", "minimum": 0.1, "maximum": FARTHEST, "default": RADIUS, "description": "Kilometres."}
    schema = {"type": "object", "properties": {"near": near, "radius": radius}, "required": ["near"]}
    text = "Only around a point: two parameters, near=50.47,17.33&radius=10."
    return _parameter("around", text, schema) | {"style": "form", "explode": True}


def _suggest_parameters() -> list[Json]:
    return [*_asked(), _parameter("limit", "How many suggestions.", _whole(USUAL, 1, MOST_SUGGESTIONS))]


# Answers --------------------------------------------------------------------------------------------------------------
def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schemas() -> dict[str, Json]:
    language = {"type": "string", "enum": list(LANGUAGES), "description": "Of the title shown."}
    uri = {"type": "string", "format": "uri"}
    number, maybe = {"type": "integer", "minimum": 0}, {"type": ["number", "null"]}
    asked = {"type": "string", "description": "What was asked, cleaned and perhaps cut."}
    value = _object(value=_TEXT, label=_TEXT, count=number)
    result = _object(
        id=_TEXT
        | {"description": "`external_id` of a place or listing; `member-<external_id>`; `page-<translation key>`."},
        type=_TEXT,
        title=_TEXT,
        url=uri,
        language=language,
        snippet=_TEXT,
        score={"type": "number"},
        lat=maybe,
        lon=maybe,
        distance_km=maybe | {"description": "From near."},
    )
    return {
        "Found": _object(
            query=asked,
            count=number | {"description": "Of all results."},
            engine={"type": "string", "enum": ["sqlite", "postgresql", "elasticsearch"]},
            results=_some(_ref("Result")),
            facets=_object(**{facet: _some(_ref("FacetValue")) for facet in FACETS}),
            did_you_mean={"type": ["string", "null"], "description": "How misspelt words were read."},
        ),
        "Result": result,
        "FacetValue": value,
        "Suggested": _object(query=asked, suggestions=_some(_ref("Suggestion"))),
        "Suggestion": _object(text=_TEXT, type=_TEXT, id=_TEXT, url=uri, language=language),
        "Problem": _object(error=_object(parameter={"type": ["string", "null"]}, message=_TEXT)),
    }
