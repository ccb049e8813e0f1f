; Installs Facedesk for the person who runs it, and for nobody else: no administrator is asked for. Compiled by
; scripts/packaging/windows/installer.ts, which passes VERSION, OUTPUT, ICON and SIZE, and writes the lists of files.

Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include WinVer.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\org.facedesk.Facedesk"

Name "Facedesk"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Facedesk"
; What can't be written ends it: a program without one of its files would not be one.
AllowSkipFiles off
BrandingText "Facedesk ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Facedesk"
VIAddVersionKey FileDescription "Installs Facedesk"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Copyright (c) 2026 The Facedesk authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Facedesk.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Facedesk is removed. What was checked with it stays on this computer."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

; Windows lets nobody write into a program that runs. A run that nobody watches ends with 2, and has changed nothing.
!macro RefuseWhileOpen
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\Facedesk.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\Facedesk.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Facedesk is open. Close it, then choose Retry. Nothing has been changed yet." \
      /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Facedesk needs Windows 10 or newer." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro RefuseWhileOpen
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileOpen
FunctionEnd

Section
  ; What an earlier version had, and this one has not, must not stay.
  ${If} ${FileExists} "$INSTDIR\Uninstall.exe"
    ExecWait '"$INSTDIR\Uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "The version that is installed can't be removed, and was left as it is. Close Facedesk, then start again." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  !include "${FILES}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Facedesk.lnk" "$INSTDIR\Facedesk.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "Facedesk"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\Facedesk.exe"
  WriteRegStr HKCU "${KEY}" Publisher "The Facedesk authors"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" EstimatedSize ${SIZE}
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
SectionEnd

; Only what was installed goes, file by file: whatever else lies there, and the records in %APPDATA%, stay.
Section Uninstall
  !include "${REMOVALS}"
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Facedesk.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
