assert new File(basedir, 'build.log').text.contains('vitrine.skip is set')
assert !new File(basedir, 'target').exists()
