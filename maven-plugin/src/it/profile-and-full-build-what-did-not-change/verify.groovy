def log = new File(basedir, 'build.log').text
def count = { String text -> log.findAll(text).size() }
// The second of four builds has nothing to do.
assert count('] render: ') == 3
assert count('nothing has changed since the last build') == 1
assert count('up to date: ') == 1
assert count('written: ') == 3
assert count('templates and macros, by own time') == 1
assert log.contains('product.ftlh (/')
assert log.contains('cards of products')
assert new File(basedir, 'shop/.vitrine/profile.html').getText('UTF-8').contains('<td>product.ftlh<td>')
assert !new File(basedir, 'target/site/profile.html').exists()
// The page for people of one of the builds.
assert count('] report: ') == 1
assert new File(basedir, 'target/of-the-build.html').getText('UTF-8').contains('<span class="state">Published</span>')
