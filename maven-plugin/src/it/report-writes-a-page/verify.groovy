def page = new File(basedir, 'target/vitrine-report.html')
assert page.text.contains('<h2>Coverage</h2>')
assert !page.text.contains('<script')
assert page.parentFile.list().toList() == ['vitrine-report.html']
assert new File(basedir, 'build.log').text.contains('sound: ')
