def log = new File(basedir, 'build.log').text
assert log.contains('sound: ')
assert log.contains('0 errors')
assert !new File(basedir, 'target').exists()
