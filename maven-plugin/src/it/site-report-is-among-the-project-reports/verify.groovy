// Doxia writes letters beyond ASCII as numbers.
def html = { File file -> file.getText('UTF-8').replaceAll('&#x([0-9a-f]+);') { all, hex -> new String(Character.toChars(Integer.parseInt(hex, 16))) } }
def site = new File(basedir, 'target/site')
def reports = html(new File(site, 'project-reports.html'))
assert reports.contains('<a href="vitrine.html">Storefront</a>')
assert reports.contains('How far each storefront is translated')
def page = html(new File(site, 'vitrine.html'))
assert page.contains('Coverage')
assert page.contains('us/de')
assert page.contains('catalog/invalid-gtin')
assert page.contains('<a href="../../shop/catalog/products/cup/product.json#L3"><code>catalog/products/cup/product.json:3:')
assert page.contains('There are no errors')
assert html(new File(site, 'de/vitrine.html')).contains('Abdeckung')
assert html(new File(site, 'de/vitrine.html')).contains('<a href="../../../shop/catalog/')
assert html(new File(site, 'ja/vitrine.html')).contains('カバー率')

// The storefront lies beside it.
assert new File(basedir, 'target/shop/products/cup/index.html').file

// Called by itself, and with errors: they are on the page and in the log, and fail nothing.
def broken = html(new File(basedir, 'target/reports/vitrine.html'))
assert broken.contains('There are errors')
assert broken.contains('pageSice')
assert broken.contains('href="https://code.example/shop/site.json?line=3"')
assert !new File(basedir, 'target/shop/vitrine.html').exists()

def log = new File(basedir, 'build.log').text
def count = { String text -> log.findAll(text).size() }
assert log.contains('[WARNING] catalog/products/cup/product.json:3:')
assert log.contains('[ERROR] site.json:3:')
// Three languages of the site are one look at the shop.
assert count('sound: ') == 1
assert count('nothing written: ') == 1
assert log.contains('no report of the shop: vitrine.skip is set')
