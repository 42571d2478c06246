def log = new File(basedir, 'build.log').text
assert log.contains('imported: 2 products, 2 variants in en')
assert log.contains('cups.csv:3:18: warning [import/invalid-value]')
assert new File(basedir, 'shop/site.json').file
assert new File(basedir, 'shop/catalog').list().any { it.endsWith('.jsonl') }
