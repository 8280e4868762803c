/* python.exe for the Windows Python that python.sh puts together: hands its arguments to the official DLL. */
#include <windows.h>

typedef int (*py_main)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    HMODULE dll = LoadLibraryW(L"python311.dll");
    py_main run = dll ? (py_main)(void *)GetProcAddress(dll, "Py_Main") : NULL;
    return run ? run(argc, argv) : 101;
}
