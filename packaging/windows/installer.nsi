; The installer, for one person and without an administrator; make-installer calls makensis with -DNAME=… for each of
; VERSION, FOLDER, LIST, PICTURES, SIZE, OUT; -DQUICK packs sooner and larger.
; FOLDER is what was built, LIST the commands that delete its files one by one (removal.py), PICTURES those of icon.py,
; SIZE the kilobytes of FOLDER.
; Silently: /S, and as the last word /D=C:\another\folder. Exit codes: 0 done, 1 given up by the person, 2 refused.

Target amd64-unicode
!ifdef QUICK
    SetCompressor zlib
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include "${LIST}"

!define NAME "КузПлан"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\KuzPlan"
!define CLASSES "Software\Classes"
!define DOCUMENT "KuzPlan.Document"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
InstallDir "$LOCALAPPDATA\Programs\KuzPlan"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1049 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1049 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1049 "FileDescription" "Установка программы ${NAME}"
VIAddVersionKey /LANG=1049 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "LegalCopyright" "MIT"

!define MUI_ICON "${PICTURES}/kuzplan.ico"
!define MUI_UNICON "${PICTURES}/kuzplan.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}/side.bmp"
!define MUI_ABORTWARNING
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipIfInstalled
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Программа будет удалена. Ваши документы, настройки и резервные копии останутся."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Russian"

Var Former ; the folder of the version that is there already, or nothing

!macro Refuse SENTENCE
    SetErrorLevel 2
    MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
    Quit
!macroend

; Windows lets nobody write to the file of a program that runs. (To ask for ${Errors} is to clear it.)
!macro StopIfOpen FOLDER FILE
    ${Do}
        ${IfNot} ${FileExists} "${FOLDER}\${FILE}"
            ${ExitDo}
        ${EndIf}
        ClearErrors
        FileOpen $0 "${FOLDER}\${FILE}" a
        ${IfNot} ${Errors}
            FileClose $0
            ${ExitDo}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
            "${NAME} сейчас открыт. Закройте его и нажмите «Повтор»." /SD IDCANCEL IDRETRY +3
        SetErrorLevel 2
        Quit
    ${Loop}
!macroend

Function .onInit
    ${IfNot} ${AtLeastBuild} 17763
        !insertmacro Refuse "${NAME} работает в Windows 10, начиная с версии 1809, и в Windows 11."
    ${EndIf}
    ReadRegStr $Former HKCU "${UNINSTALL}" "InstallLocation"
    ${IfNot} ${FileExists} "$Former\uninstall.exe"
        StrCpy $Former ""
    ${EndIf}
FunctionEnd

Function SkipIfInstalled
    ${If} $Former != ""
        Abort ; a new version goes where the former one is
    ${EndIf}
FunctionEnd

Section
    ${If} $Former != ""
        !insertmacro StopIfOpen "$Former" "${NAME}.exe"
        !insertmacro StopIfOpen "$Former" "kuzplan.exe"
        ExecWait '"$Former\uninstall.exe" /S /former _?=$Former' $0
        ${If} $0 <> 0
            !insertmacro Refuse "Прежнюю версию удалить не удалось. Перезагрузите компьютер и повторите установку."
        ${EndIf}
    ${EndIf}
    !insertmacro StopIfOpen "$INSTDIR" "${NAME}.exe"
    !insertmacro StopIfOpen "$INSTDIR" "kuzplan.exe"

    SetOutPath "$INSTDIR"
    ClearErrors
    File /r "${FOLDER}/*"
    ${If} ${Errors}
        !insertmacro Refuse "Записать файлы программы не удалось: проверьте место на диске и права на папку."
    ${EndIf}
    WriteUninstaller "$INSTDIR\uninstall.exe"

    ${If} $Former == ""
    ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk" ; who threw it away does not want it again
        CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
    ${EndIf}
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"

    ; «Открыть с помощью»: one of the programs for .sqlite, never the one that is chosen for it
    WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "" "Документ ${NAME}а"
    WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
    WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\.sqlite\OpenWithProgids" "${DOCUMENT}" ""
    WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.exe,0"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${RefreshShellIcons}
SectionEnd

Section Uninstall
    !insertmacro StopIfOpen "$INSTDIR" "${NAME}.exe"
    !insertmacro StopIfOpen "$INSTDIR" "kuzplan.exe"
    !insertmacro DeleteProgram
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/former" $1
    ${If} ${Errors} ; else a new version takes the place
        Delete "$INSTDIR\uninstall.exe"
        RMDir "$INSTDIR"
        Delete "$DESKTOP\${NAME}.lnk"
        Delete "$SMPROGRAMS\${NAME}.lnk"
        DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
        DeleteRegValue HKCU "${CLASSES}\.sqlite\OpenWithProgids" "${DOCUMENT}"
        DeleteRegKey /ifempty HKCU "${CLASSES}\.sqlite\OpenWithProgids"
        DeleteRegKey /ifempty HKCU "${CLASSES}\.sqlite"
        DeleteRegKey HKCU "${CLASSES}\Applications\${NAME}.exe"
        DeleteRegKey /ifempty HKCU "${CLASSES}\Applications"
        DeleteRegKey HKCU "${UNINSTALL}"
        ${RefreshShellIcons}
    ${EndIf}
SectionEnd
