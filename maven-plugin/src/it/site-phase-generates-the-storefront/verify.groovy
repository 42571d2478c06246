def site = new File(basedir, 'target/site')
assert new File(site, 'index.html').file
assert new File(site, 'products/cup/index.html').getText('UTF-8').contains('<h1>Cup</h1>')
assert new File(site, 'de/products/becher/index.html').getText('UTF-8').contains('<h1>Becher</h1>')

def log = new File(basedir, 'build.log').text
assert log.contains('us/en: ')
assert log.contains('us/de: ')
assert log.contains('0 errors')

assert log.contains('to send: ') && log.contains(' sent: ')
assert new File(basedir, 'target/www/de/products/becher/index.html').text == new File(site, 'de/products/becher/index.html').text
