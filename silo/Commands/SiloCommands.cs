using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;

namespace RedStation.Silo.Commands;

/// <summary>What the silo program can be told to do. Without a word it runs a silo.</summary>
internal static class SiloCommands
{
    private const int Failed = 1;

    private static readonly RunCommand Default = new RunCommand();

    private static readonly ISiloCommand[] All =
    [
        Default, new MigrateCommand(), new CheckCommand(), new RebuildProjectionsCommand(), new ExportCommand(), new ImportCommand(),
        new BackupCommand(), new ProbeCommand(), new VerifyLedgerCommand(), new VerifyCaseFiguresCommand(), new ImportCasesCommand(),
        new CleanPhotosCommand(), new MoveMediaCommand(), new VerifyCertificateCommand(TimeProvider.System, Console.Out),
        new EraseRiderCommand(),
    ];

    /// <summary>Does what the arguments say; a refusal becomes one line for whoever started the program.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        try
        {
            return arguments is [var word, .. var rest] && !word.StartsWith('-')
                ? await Find(word).Run(rest)
                : await Default.Run(arguments);
        }
        catch (Exception refusal) when (StartFaults.Sentences(refusal) is { } sentences)
        {
            await Console.Error.WriteLineAsync(sentences);
            return Failed;
        }
    }

    private static ISiloCommand Find(string word) => Array.Find(All, command => command.Name == word) ?? throw new StartException(
        $"There is no command {word}. Commands are:\n{string.Join('\n', All.Select(command => $"  {command.Name,-20} {command.Summary}"))}");
}
