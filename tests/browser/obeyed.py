"""What a browser would show, ask for or do if it had obeyed a word of tests.fixtures.hostile."""

from contextlib import contextmanager
from urllib.parse import urlsplit

# Text that stands alone only where what was around it was obeyed, and elements that are not ours.
_OBEYED = """() => {
  const faults = [];
  if (window.owned !== undefined) faults.push('a script ran');
  const made = document.querySelectorAll(
    '[onerror],[onload],[onclick],[onmouseover],[onfocus],base,meta[http-equiv="refresh" i],' +
    'input[name="password"],.katex,object,embed,form[action]');
  for (const one of made) faults.push('made: ' + one.outerHTML.slice(0, 160));
  for (const one of document.querySelectorAll('[href],[src]')) {
    const given = one.getAttribute('href') ?? one.getAttribute('src');
    const to = new URL(given, location.href);
    if (!['blob:', 'data:'].includes(to.protocol) && to.host !== location.host)
      faults.push('leads away: ' + one.outerHTML.slice(0, 160));
    if (to.protocol === 'data:' && !given.startsWith('data:image/'))
      faults.push('carries: ' + one.outerHTML.slice(0, 160));
  }
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), around = walker.currentNode.parentElement;
    if (around && ['SCRIPT', 'STYLE', 'TEXTAREA'].includes(around.tagName)) {
      if (around.tagName !== 'TEXTAREA' && /owned/.test(text) && !around.closest('svg'))
        faults.push('code: ' + text.slice(0, 80));
      continue;
    }
    if (text === 'owned' && around.tagName !== 'MARK')
      faults.push('obeyed around: ' + around.outerHTML.slice(0, 160));
    if (text.includes('1337')) faults.push('worked out: ' + text.slice(0, 80));
  }
  if (document.body && getComputedStyle(document.body).display === 'none') faults.push('hidden');
  return faults;
}"""


_SOUGHT = ("/_stcore/health", "/_stcore/host-config")


class Watched:
    """A page of a browser, and everything it did that it should not have."""

    def __init__(self, page):
        self.page = page
        self.faults = []
        page.on("dialog", self._note_dialog)
        page.on("request", self._note_request)
        page.on("pageerror", lambda fault: self.faults.append(f"page error: {fault}"))
        page.on("console", self._note_console)

    def look(self):
        """Return what was obeyed so far, and forget it."""
        found = [*self.faults, *self.page.evaluate(_OBEYED)]
        if self.page.get_by_test_id("stException").count():
            found.append(self.page.get_by_test_id("stException").first.inner_text())
        self.faults.clear()
        return found

    def _note_dialog(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "file"} and address.hostname != "localhost":
            self.faults.append(f"asked for {request.url}")

    def _note_console(self, message):
        asked = urlsplit(message.location.get("url", "")).path
        # Streamlit looks for its server below the page's own address first.
        if message.type == "error" and not asked.endswith(_SOUGHT):
            self.faults.append(f"console: {message.text[:300]} {asked}")


@contextmanager
def watching(browser, **window):
    """Open a window of a browser to watch."""
    context = browser.new_context(**window)
    try:
        yield Watched(context.new_page())
    finally:
        context.close()
