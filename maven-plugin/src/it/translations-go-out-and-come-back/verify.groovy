def log = new File(basedir, 'build.log').text
assert log.contains('exported: 90 texts to ')
def lines = new File(basedir, 'target/translations-fr.csv').readLines('UTF-8')
assert lines[0] == 'id,en,fr,state,place'
assert lines.size() > 90
assert log.contains('imported: 2 of 2 texts, 2 changed in 2 files')
assert new File(basedir, 'shop/site.json').getText('UTF-8').contains('"fr": "Bon à savoir"')
assert log.contains('[site/unknown-language]')
