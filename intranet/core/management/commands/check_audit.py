from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...audit_check import Checked, may_change_entries, problems
from ...models import AuditSeal


class Command(BaseCommand):
    help = "Fails unless every sealed entry of the audit log is there and is what it was when it was sealed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kept", metavar="NUMBER:HASH", help="a seal as it was printed earlier and kept elsewhere")

    def handle(self, *args: Any, kept: str | None = None, **options: Any) -> None:
        checked = Checked()
        found = [*problems(checked), *_of_kept(kept)]
        for problem in found:
            self.stderr.write(problem)
        self.stdout.write(
            f"{checked.entries} entries are sealed, {checked.unsealed} not yet; {checked.erased} values were erased."
        )
        if checked.last:
            self.stdout.write(
                f"The last seal, to be kept elsewhere: {checked.last} of {checked.last.sealed_at:%F %H:%M} UTC"
            )
        self.stdout.write(_words_of_role())
        if found:
            raise CommandError(f"The audit log is not what was recorded: {len(found)} found.")


def _of_kept(kept: str | None) -> list[str]:
    if kept is None:
        return []
    number, _colon, expected = kept.replace(" ", "").partition(":")
    if not (number.isascii() and number.isdigit() and len(expected) == 64):
        raise CommandError(f"--kept {kept!r} is no seal: give its number, a colon and its 64 hexadecimal digits.")
    seal = AuditSeal.objects.filter(number=number).first()
    if seal and seal.hash == expected.lower():
        return []
    return [f"Seal {number} is not the one that was kept: the log was written anew from there on, or further back."]


def _words_of_role() -> str:
    if may_change_entries():
        return (
            "This database role owns the log, or may change it: only triggers keep it from that. "
            "On PostgreSQL another role can do the work (docs/operator.md, “The audit log”)."
        )
    return "This database role writes entries and can neither change nor delete them."
