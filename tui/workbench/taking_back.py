"""Taking back and putting back what was done on one page: nobody undoes what is not in sight."""

from types import UnionType
from typing import TYPE_CHECKING

from models.dossier.events import Change

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier


def take_back(dossier: "Dossier", kinds: UnionType | type) -> Change | None:
    """Take back the last change, if it is one of `kinds`; return it. Raises StorageFailed, and then did not."""
    return dossier.undo() if _is_one_of(dossier, dossier.state.undoable, kinds) else None


def put_back(dossier: "Dossier", kinds: UnionType | type) -> Change | None:
    """Put back what was taken back last, if it is one of `kinds`; return it. Raises as `take_back`."""
    return dossier.redo() if _is_one_of(dossier, dossier.state.redoable, kinds) else None


def _is_one_of(dossier: "Dossier", number: int | None, kinds: UnionType | type) -> bool:
    return any(entry.id == number and isinstance(entry.event, kinds) for entry in dossier.entries)
