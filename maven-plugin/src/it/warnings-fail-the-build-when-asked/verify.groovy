def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] catalog/products/cup/product.json:3:')
assert log.contains('[catalog/invalid-gtin]')
assert log.contains('0 errors, 1 warning')
