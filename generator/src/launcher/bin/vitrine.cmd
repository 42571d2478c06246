@echo off
rem Starts Vitrine. VITRINE_JAVA_OPTS comes after all flags and wins.
setlocal
set "VITRINE_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "VITRINE_JAVA=%JAVA_HOME%\bin\java.exe"
"%VITRINE_JAVA%" -XX:+UseSerialGC %VITRINE_JAVA_OPTS% -jar "%~dp0..\lib\vitrine.jar" %*
exit /b %ERRORLEVEL%
