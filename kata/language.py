"""Every text that a learner reads passes through here, so that it can be translated."""

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("kata", localedir=Path(__file__).parent / "locale", fallback=True)

_ = _catalogue.gettext
ngettext = _catalogue.ngettext
code = _catalogue.info().get("language", "en")  # such as `ko`: what the texts are in
