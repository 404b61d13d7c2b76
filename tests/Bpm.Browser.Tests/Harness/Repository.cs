namespace Bpm.Browser.Tests.Harness;

/// <summary>Finds the checkout from the place of the test program.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Bpm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Bpm.sln is in no folder above the tests.");
    }
}
