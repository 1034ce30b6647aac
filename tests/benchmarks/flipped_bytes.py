"""Every byte of a signed certificate changed, one at a time: how often verification still calls the file genuine."""

import random
import time

from tests.benchmarks import staging


def main() -> None:
    parser = staging.arguments("flipped-bytes", __doc__ or "")
    parser.add_argument("--step", type=int, default=1, help="try every so many-th byte only")
    parser.add_argument("--seed", type=int, default=1, help="which bit of each byte")
    options = parser.parse_args()
    with staging.stage():
        began = time.process_time()
        counts = flip(options.step, random.Random(options.seed))
        conditions = staging.conditions() | {"seconds": round(time.process_time() - began, 1), "seed": options.seed}
    print("  ".join(f"{name} {count}" for name, count in counts.items()))
    staging.report("flipped-bytes", ratios={}, counts=counts, conditions=conditions, as_json=options.json)


def flip(step: int, luck: random.Random) -> dict[str, int]:
    from certificates.rendering import render
    from certificates.signing.checking import Finding, check
    from tests.benchmarks.certificates import certificates

    [certificate] = certificates(1)
    pdf = render(certificate)
    if check(pdf).finding != Finding.UNCHANGED:
        raise AssertionError("The file is not even genuine as it is.")
    found = dict.fromkeys(Finding, 0)
    for place in range(0, len(pdf), step):
        changed = bytearray(pdf)
        changed[place] ^= 1 << luck.randrange(8)
        found[check(bytes(changed)).finding] += 1
    return {"bytes": len(pdf), "tried": sum(found.values()), **{str(one): count for one, count in found.items()}}


if __name__ == "__main__":
    main()
