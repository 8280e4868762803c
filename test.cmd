@echo off
rem Sets everything up the first time, then runs every check that CI runs, the tests on all cores.
rem Arguments go to pytest: test -k undo, test --cov
setlocal
chcp 65001 >nul
set "PYTHONPATH=%~dp0."
set "PYTHONUTF8=1"
call "%~dp0requirements\install.cmd" run test || exit /b 1
cd /d "%~dp0"
set "python=.venv\Scripts\python.exe"
"%python%" -m ruff check . || exit /b 1
"%python%" -m ruff format --check . || exit /b 1
"%python%" -m mypy || exit /b 1
"%python%" -m pytest -n auto --dist loadgroup %*
