namespace Bpm.Benchmarks;

/// <summary>Finds the checkout from the place of the program.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bpm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Bpm.sln is in no folder above the benchmarks.");
    }
}
