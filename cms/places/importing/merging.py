"""Three sides of a fact: what the file says, what the place has, and what the last import wrote."""

from dataclasses import dataclass, field

from .facts import Facts

#: Facts that make sense together only: where an editor changed one, the file changes none of them.
TOGETHER = (("latitude", "longitude", "accuracy"), ("municipality", "county"))


@dataclass
class Merge:
    """`changes` are to be written; `kept` are the editor's; `agreed` is what the next import may change again."""

    changes: Facts = field(default_factory=dict)
    kept: Facts = field(default_factory=dict)
    agreed: Facts = field(default_factory=dict)


def merge(*, files: Facts, current: Facts, written: Facts, overwrite: bool = False) -> Merge:
    """What has stayed as it was `written` follows the file; what differs from it is an editor's, unless `overwrite`."""
    result = Merge()
    for group in _groups(files):
        differing = {name: files[name] for name in group if files[name] != current[name]}
        if overwrite or not differing or all(current[name] == written[name] for name in group):
            result.changes |= differing
            result.agreed |= {name: files[name] for name in group}
        else:
            result.kept |= differing
    return result


def _groups(files: Facts) -> list[list[str]]:
    """The file's facts, those that belong together in one group."""
    together = {name: group for group in TOGETHER for name in group}
    groups = dict.fromkeys(together.get(name, (name,)) for name in files)
    return [[name for name in group if name in files] for group in groups]
