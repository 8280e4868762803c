@echo off
rem Sets everything up the first time, then runs every check that CI runs, the tests on all cores.
rem Arguments go to pytest: test -k undo, test --cov
setlocal
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
set "PYTHONPATH=%~dp0."
set "PYTHONUTF8=1"
cd /d "%~dp0"
set "python=.venv\Scripts\python.exe"
call "%~dp0requirements\install.cmd" run test
if errorlevel 1 goto end
"%python%" -m ruff check .
if errorlevel 1 goto end
"%python%" -m ruff format --check .
if errorlevel 1 goto end
"%python%" -m mypy
if errorlevel 1 goto end
"%python%" -m pytest -n auto --dist loadgroup %*

:end
rem the console may have been there before: it gets its code page back
set "code=%errorlevel%"
chcp %page% >nul
exit /b %code%
