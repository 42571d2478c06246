def first = new File(localRepositoryPath, 'dev/vitrine/it/packed-shop/1/packed-shop-1.zip')
def second = new File(basedir, 'second.zip')
assert first.bytes == second.bytes

def zip = new java.util.zip.ZipFile(first)
def names = zip.entries().collect { it.name }
assert names == names.sort(false)
assert names.contains('index.html')
assert names.contains('de/products/becher/index.html')
assert zip.getEntry('index.html').timeLocal.toString() == '2026-11-01T10:00'
zip.close()

// The third run is `site`: the storefront, no report about the project, and no zip.
def site = new File(basedir, 'target/site')
assert new File(site, 'index.html').file
assert !new File(site, 'project-info.html').exists()
def log = new File(basedir, 'build.log').text
assert log.findAll('packed: ').size() == 2

// Where the build says which Maven runs this, it was that one.
if (binding.hasVariable('expectedMaven')) {
    assert log.contains('Apache Maven ' + expectedMaven)
}
