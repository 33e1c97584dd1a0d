from .accessibility import AccessibilityStatementPage
from .contact import ContactMessage, ContactPage
from .standard import StandardPage

__all__ = ["AccessibilityStatementPage", "ContactMessage", "ContactPage", "StandardPage"]
