using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RedStation.Tests.Support;

namespace RedStation.Tests.Architecture;

/// <summary>The length of lines that <c>.editorconfig</c> asks for: editors show it, but neither compiler nor formatter checks it.</summary>
public sealed partial class LineLengthTests
{
    [Fact]
    public async Task CSharpLines_AreNoLongerThanEditorconfigSays()
    {
        var most = int.Parse(MaxLineLength().Match(File.ReadAllText(At(".editorconfig"))).Groups[1].Value, CultureInfo.InvariantCulture);
        var files = await TrackedFiles();
        Assert.True(files.Length > 500, $"Git names {files.Length} C# files only.");

        var tooLong =
            from file in files
            from line in File.ReadLines(At(file)).Index()
            let length = line.Item.EnumerateRunes().Count()
            where length > most
            select $"{file}:{line.Index + 1} has {length} characters, and {most} is the most";
        var text = string.Join('\n', tooLong);
        Assert.True(text.Length == 0, text);
    }

    private static string At(string file) => Path.Combine(Repository.Root, file);

    /// <summary>What is committed or about to be: not what builds leave behind. A file that is deleted and still in the index is left out.</summary>
    private static async Task<string[]> TrackedFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--", "*.cs"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        using var git = Process.Start(start)!;
        var names = await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(At(file)))];
    }

    [GeneratedRegex(@"^max_line_length = (\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();
}
