@echo off
rem Makes .venv and installs the locked libraries into it: install.cmd run, or install.cmd run test.
rem The second time it does nothing: .venv keeps a copy of each lock that it was made from. What was cut short is begun
rem anew: from its making until all libraries are in, .venv holds the file `unfinished`, open while somebody is at it.
setlocal
set "locks=%~dp0"
for %%d in ("%~dp0..") do set "top=%%~fd"
set "venv=%top%\.venv"
set "python=%venv%\Scripts\python.exe"
set "said=%TEMP%\kuzplan-set-up-%RANDOM%.txt"
set PYTHONDONTWRITEBYTECODE=
if not "%top:;=%"=="%top%" goto semicolon
if exist "%venv%\unfinished" (
    del "%venv%\unfinished" 2>nul
    if exist "%venv%\unfinished" goto busy
    goto anew
)
rem the Python that .venv was made from may have gone
if exist "%venv%\pyvenv.cfg" for /f "usebackq tokens=1,* delims== " %%a in ("%venv%\pyvenv.cfg") do (
    if "%%a"=="home" if not exist "%%b\python.exe" goto anew
)

:next
if "%~1"=="" exit /b 0
fc /b "%locks%%~1.txt" "%venv%\%~1.txt" >nul 2>nul
if not errorlevel 1 goto done
if not exist "%python%" goto anew
"%python%" -c "import pip" >nul 2>nul
if errorlevel 1 goto anew

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
type nul >"%venv%\unfinished"
if not exist "%venv%\unfinished" goto locked
call :libraries "%locks%%~1.txt" 9>"%venv%\unfinished"
if errorlevel 1 goto failed
copy /y "%locks%%~1.txt" "%venv%\%~1.txt" >nul
del "%venv%\unfinished" "%said%"

:done
shift
goto next

:anew
if exist "%venv%" rmdir /s /q "%venv%" 2>nul
if exist "%venv%" goto locked
mkdir "%venv%" 2>nul
if not exist "%venv%" goto locked
type nul >"%venv%\unfinished"
set "base="
for %%p in ("py -3.11" "py -3.12" "py -3.13" "py -3.14" "python") do if not defined base call :look "%%~p"
if not defined base goto none
call :environment 9>"%venv%\unfinished"
if errorlevel 1 goto failed
goto install

:look
%~1 -c "import sys, venv, ensurepip, ssl, sqlite3; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" >nul 2>nul
if not errorlevel 1 set "base=%~1"
exit /b 0

:environment
%base% -m venv --without-pip "%venv%" >"%said%" 2>&1
if errorlevel 1 exit /b 1
"%python%" -m ensurepip >"%said%" 2>&1
exit /b %errorlevel%

:libraries
"%python%" -m pip install -q --disable-pip-version-check --no-input --compile --no-deps --require-hashes -r %1 >"%said%" 2>&1
if errorlevel 1 exit /b 1
"%python%" -c "import PySide6.QtWidgets" >"%said%" 2>&1
exit /b %errorlevel%

:none
echo Нужен Python от 3.11 до 3.14 с сайта python.org. На этом компьютере найдено:
echo Python 3.11 to 3.14 from python.org is needed. This is what there is:
for %%p in ("py -0" "python --version") do %%~p 2>nul
exit /b 1

:semicolon
echo В пути к папке программы не должно быть точки с запятой. Переименуйте папку и повторите запуск.
echo The path of the folder must not have a semicolon in it: rename the folder.
exit /b 1

:busy
echo Программу уже готовит к работе другой запуск. Дождитесь его конца и повторите запуск.
echo Another start is setting up. Wait for its end and start again.
exit /b 1

:locked
echo В папку "%venv%" нельзя записывать. Закройте программу, если она открыта. Если не поможет, скопируйте папку
echo программы туда, куда вам можно записывать, например в документы, и запустите оттуда.
echo This folder cannot be written to. Close the program, or copy its folder to where you may write.
exit /b 1

:failed
type "%said%"
findstr /c:"No space left" /c:"not enough space" "%said%" >nul
if not errorlevel 1 (
    echo Не хватило места на диске: в папке программы нужно 600 МБ, в папке "%TEMP%" еще 300 МБ.
    echo The disk is full: make room and start again.
    exit /b 1
)
if not "%top:~80%"=="" (
    echo Путь к папке программы слишком длинный для библиотек. Перенесите ее ближе к началу диска и повторите запуск.
    echo The path of the folder is too long for the libraries: move it nearer to the root of the disk.
    exit /b 1
)
echo Библиотеки установить не удалось. Проверьте подключение к сети и повторите запуск.
echo The libraries could not be installed. Check the network and start again.
exit /b 1
