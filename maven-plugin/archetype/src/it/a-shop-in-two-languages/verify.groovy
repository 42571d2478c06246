def shop = new File(basedir, 'kontor')

// The shop is what `vitrine init` begins, to the letter.
def starter = new File(basedir, '../../starter')
def begun = []
starter.eachFileRecurse(groovy.io.FileType.FILES) { begun << starter.toPath().relativize(it.toPath()).toString() }
assert begun.size() > 40
begun.each { path ->
    def expected = new File(starter, path)
    def written = new File(shop, path)
    if (path.endsWith('.svg')) {
        assert written.bytes == expected.bytes : path
    } else {
        assert written.getText('UTF-8') == expected.getText('UTF-8').replace('SHOPNAME', 'Kontor & Co') : path
    }
}

def site = new File(shop, 'target/site')
assert new File(site, 'index.html').getText('UTF-8').contains('Kontor &amp; Co')
assert new File(site, 'de/index.html').getText('UTF-8').contains('lang="de"')
def log = new File(basedir, 'build.log').text
assert log.contains('us/en: ')
assert log.contains('de/de: ')
assert log.contains(' 0 errors, 0 warnings')

// The second site finds nothing to do.
assert log.findAll('written: ').size() == 1
assert log.findAll('up to date: ').size() == 1
