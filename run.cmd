@echo off
rem Opens the program; with arguments it is the command line: run show FILE. Sets everything up the first time.
setlocal
chcp 65001 >nul
set "PYTHONPATH=%~dp0."
set "PYTHONUTF8=1"
call "%~dp0requirements\install.cmd" run || exit /b 1
if "%~1"=="" (
    start "" "%~dp0.venv\Scripts\pythonw.exe" -m kuzplan_desktop
) else (
    "%~dp0.venv\Scripts\python.exe" -m kuzplan_desktop %*
)
