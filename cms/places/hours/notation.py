"""The words of OpenStreetMap's syntax that the form knows."""

from .rules import State

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATES = {State.OPEN: "", State.CLOSED: "off", State.APPOINTMENT: '"by appointment"', State.UNKNOWN: "unknown"}
