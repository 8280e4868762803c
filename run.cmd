@echo off
rem Opens the program; with arguments it is the command line: run show FILE. Sets everything up the first time.
setlocal
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
set "PYTHONPATH=%~dp0."
set "PYTHONUTF8=1"
call "%~dp0requirements\install.cmd" run
set "code=%errorlevel%"
if not "%code%"=="0" goto end
if "%~1"=="" goto window
"%~dp0.venv\Scripts\python.exe" -m kuzplan_desktop %*
set "code=%errorlevel%"
goto end

:window
start "" "%~dp0.venv\Scripts\pythonw.exe" -m kuzplan_desktop

:end
rem the console may have been there before: it gets its code page back
chcp %page% >nul
exit /b %code%
