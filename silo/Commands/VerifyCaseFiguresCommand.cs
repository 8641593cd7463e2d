using RedStation.Silo.Hosting;
using RedStation.Storage.Projections;

namespace RedStation.Silo.Commands;

/// <summary>Computes the public figures of cases again from their histories.</summary>
internal sealed class VerifyCaseFiguresCommand : ISiloCommand
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public string Name => "verify-case-figures";

    /// <inheritdoc/>
    public string Summary => "computes what the public figures count again from the history of every case, and compares";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        using var host = StorageHost.Build(SiloSwitches.Read(arguments));
        var found = await ActivatorUtilities.CreateInstance<CaseFigureAudit>(host.Services).Run();
        foreach (var id in found.Wrong.Take(Shown))
        {
            Console.WriteLine("wrong: " + id);
        }

        Console.WriteLine($"{found.Cases} cases, {found.Wrong.Count} wrong, {found.Orphans} rows of no case.");
        if (found.ByEarlierCalendar > 0)
        {
            Console.WriteLine($"The deadlines of {found.ByEarlierCalendar} ended under a calendar that is in force no more, and stay as they were.");
        }

        if (!found.Sound)
        {
            Console.WriteLine("rebuild-projections makes them right.");
        }

        return found.Sound ? 0 : 1;
    }
}
