@echo off
rem Makes .venv and installs the locked libraries into it: install.cmd run, or install.cmd run test.
rem The second time it does nothing: .venv keeps a copy of each lock that it was made from.
setlocal
set "locks=%~dp0"
set "venv=%~dp0..\.venv"

:next
if "%~1"=="" exit /b 0
fc /b "%locks%%~1.txt" "%venv%\%~1.txt" >nul 2>nul
if not errorlevel 1 goto done
if exist "%venv%\Scripts\python.exe" goto install
for %%p in ("py -3.11" "py -3" "python") do (
    %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        %%~p -m venv "%venv%" && goto install
    )
)
echo Нужен Python 3.11 или новее
echo Python 3.11 or newer is needed.
exit /b 1

:install
rem The longest name in the libraries has 176 letters behind the program's folder; Windows takes 259 unless told otherwise.
if "%locks:~97,1%"=="" goto room
reg query "HKLM\SYSTEM\CurrentControlSet\Control\FileSystem" /v LongPathsEnabled 2>nul | find "0x1" >nul
if not errorlevel 1 goto room
echo Путь к папке программы слишком длинный. Перенесите ее ближе к корню диска, например в C:\KuzPlan, и повторите запуск.
echo The path of this folder is too long. Move it nearer to the root of the drive and start again.
exit /b 1

:room
echo Готовлю программу к работе, это займет около минуты. Setting up, this takes about a minute.
set PYTHONDONTWRITEBYTECODE=
"%venv%\Scripts\python.exe" -m pip install -qq --disable-pip-version-check --no-input --compile --no-deps --require-hashes -r "%locks%%~1.txt"
if errorlevel 1 (
    echo Библиотеки установить не удалось. Проверьте подключение к сети и повторите запуск.
    echo The libraries could not be installed. Check the network and start again.
    exit /b 1
)
copy /y "%locks%%~1.txt" "%venv%\%~1.txt" >nul

:done
shift
goto next
