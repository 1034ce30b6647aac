"""Read the QTI examples that their publisher hands out: `python -m tests.quizzes.exchange.published FOLDER`.

Their licence keeps them out of this repository; the files in files/qti/ follow their structure.
"""

import sys
from pathlib import Path

PUBLISHED = {
    "choice": "single",
    "choice_fixed": "single",
    "choice_multiple": "multiple",
    "order": "order",
    "order_partial_scoring": "order",
    "match": "match",
    "QTI3-match": "match",
    "QTI3-order": "order",
    "QTI3-inline-choice": "gaps",
    "associate": "match",
    "text_entry": "text",
    "inline_choice": "gaps",
    "gap_match": "gaps",
    "gap-match-example-1": "gaps",
    "extended_text": "essay",
    "essay": "essay",
    "BG010": "text",
    "modalFeedback": "truefalse",
    "feedbackInline": "truefalse",
}


def main() -> int:
    import django

    django.setup()
    from quizzes.exchange import qti

    wrong = 0
    for path in sorted(Path(sys.argv[1]).rglob("*.xml")):
        if path.stem in PUBLISHED:
            report = qti.read(path.read_bytes())
            kinds = [item.kind for item in report.items]
            wrong += kinds != [PUBLISHED[path.stem]]
            print(
                f"{path.name}: {', '.join(kinds) or 'nothing'}",
                *(remark.message for remark in report.remarks),
                sep="\n  ",
            )
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
