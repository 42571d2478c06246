def log = new File(basedir, 'build.log').text
['vitrine:build', 'vitrine:check', 'vitrine:report', 'vitrine:import', 'vitrine:serve', 'vitrine:site-report', 'vitrine:translations', 'vitrine:export-translations',
 'vitrine:import-translations', 'vitrine:init', 'vitrine:zip', 'vitrine:help'].each { assert log.contains(it) }
['vitrine.site', 'vitrine.outputDirectory', 'vitrine.themes', 'vitrine.date', 'vitrine.drafts', 'vitrine.threads',
 'vitrine.skip', 'vitrine.failOnWarning', 'vitrine.port', 'vitrine.state', 'vitrine.recordSlugs', 'vitrine.full', 'vitrine.profile',
 'vitrine.files', 'vitrine.format', 'vitrine.mapping', 'vitrine.language', 'vitrine.currency', 'vitrine.theme',
 'vitrine.dryRun', 'vitrine.force', 'vitrine.problemsFile', 'vitrine.reportFile', 'vitrine.problemsFormat', 'vitrine.languages', 'vitrine.zipFile', 'vitrine.sourceAddress'].each { assert log.contains('User property: ' + it) }
assert !log.contains('(no description)')
