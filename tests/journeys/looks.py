"""Looking at a page as axe, a thumb and a keyboard do."""

import os
from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe

# MATRIX=whole looks at every page in every way. Without it the ways take turns, so that the tests stay quick.
WHOLE = os.environ.get("MATRIX") == "whole"
WIDTHS = (320, 390, 768, 1280, 1920)
THEMES = ("light", "dark")
# A width and whether it is dark, for journeys that look at the pages of one room.
LOOKS = [(320, False), (390, True), (1280, False)] if WHOLE else [(390, True)]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# Links in running text are as large as their words; everything else that can be pressed wants room for a thumb. A bar of
# the rail reaches above and below what is drawn (its ::after), and is narrow where many share a phone: "Next" and "Back" lead
# to the same places.
SMALL = """() => {
    const inText = (link) => getComputedStyle(link).display === 'inline'
    const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest('.visually-hidden')
    return [...document.querySelectorAll(
        'button, .button, input:not([type=hidden]), select, textarea, summary, a[href]')]
        .filter((e) => shown(e) && !(e.matches('a') && inText(e)))
        .filter((e) => { const box = (e.closest('label') || e).getBoundingClientRect()
            const height = Math.max(box.height, parseFloat(getComputedStyle(e, '::after').height) || 0)
            return height < 43.5 || (box.width < 43.5 && !e.matches('.rail__bar')) })
        .map((e) => e.outerHTML.slice(0, 120)) }"""
SETTLED = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))"""


def faults(page, *, axe=True) -> list[str]:
    """Return what is wrong with the page as it is: whether it scrolls sideways, and what axe finds."""
    width = page.viewport_size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth") > width
    wrong = [f"scrolls sideways at {width} px"] if wide else []
    if axe:
        page.evaluate("document.querySelector('wagtail-userbar')?.remove()")  # Wagtail's own, for editors only
        page.evaluate(SETTLED)  # a colour on its way to the other scheme is no fault
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]]
    return wrong


def small_controls(page) -> list[str]:
    """Return the buttons, fields and stand-alone links that are less than 44 px wide or high."""
    return page.evaluate(SMALL)


def faults_at_every_size(page, *, axe_at: Iterable[tuple[int, str]]) -> list[str]:
    """Look at the open page at every width; run axe in the looks that are named, a width and a theme each.

    In the other theme nothing has another size, so only axe looks there.
    """
    wrong, axe_at = [], set(axe_at)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        for width in [width for width in WIDTHS if theme == "light" or (width, theme) in axe_at]:
            page.set_viewport_size({"width": width, "height": 844 if width < 768 else 900})
            found = faults(page, axe=(width, theme) in axe_at)
            found += [f"smaller than 44 px: {control}" for control in small_controls(page)]
            wrong += [f"{theme} at {width} px: {fault}" for fault in found]
    return wrong


# Everything that Tab should reach, one for each group of radio buttons, as the page shows it now.
REACHABLE = """() => { const groups = new Set()
    return [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex="0"]')]
        .filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
        .filter((e) => { if (e.type !== 'radio') return true
            if (groups.has(e.name)) return false
            groups.add(e.name); return true }).length }"""
# What has the focus: new to us or not, whether one sees that it has it, and whether something lies over it.
FOCUSED = """() => { const e = document.activeElement
    if (!e || e === document.body) return null
    const again = e.dataset.reached === 'yes', within = e === window.before  // a field of a date has three stops
    e.dataset.reached = 'yes'; window.before = e
    const seen = e.closest('label') || e
    const ringed = (one) => [null, '::after'].some((part) => { const style = getComputedStyle(one, part)
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none' })
    const marked = [e, e.nextElementSibling, seen, seen.firstElementChild, e.parentElement].some((one) => one && ringed(one))
    const box = seen.getBoundingClientRect()
    const inside = box.bottom > 0 && box.top < innerHeight
    const middle = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1)
    const top = document.elementFromPoint(box.left + box.width / 2, middle)
    const covered = inside && top && !seen.contains(top) && !top.contains(seen) && !top.closest('label')?.contains(e)
    return { again, within, marked, inside, covered, html: e.outerHTML.slice(0, 120) } }"""


def faults_by_keyboard(page) -> list[str]:
    """Go through the page with Tab; return what can't be reached, what shows no focus, and what is hidden while it has it."""
    page.evaluate("document.querySelector('wagtail-userbar')?.remove()")
    wanted, reached, wrong = page.evaluate(REACHABLE), 0, []
    for _ in range(3 * wanted):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here and here["within"]:
            continue
        if not here or here["again"]:
            break
        reached += 1
        if not here["marked"]:
            wrong.append(f"no ring of focus: {here['html']}")
        if not here["inside"] or here["covered"]:
            wrong.append(f"has the focus and is not seen: {here['html']}")
    return wrong if reached >= wanted else [*wrong, f"Tab reaches {reached} of {wanted}"]
