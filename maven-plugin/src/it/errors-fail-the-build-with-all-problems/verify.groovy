def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] catalog/products/cup/product.json:2:')
assert log.contains('[catalog/unknown-currency]')
assert log.contains('"EURO": 12')
assert log.contains('^')
assert log.contains('[json/unknown-field]')
assert log.contains('[front-matter/')
assert log.contains('hint: ')
assert log.contains('3 errors')
assert !log.contains('java.lang.')
assert !new File(basedir, 'target/site').exists()
def sarif = new File(basedir, 'target/problems.sarif').text
assert sarif.contains('"version": "2.1.0"')
assert sarif.contains('catalog/products/cup/product.json')
