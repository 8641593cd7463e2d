using RedStation.Silo.Checks;
using RedStation.Silo.Hosting;

namespace RedStation.Silo.Commands;

/// <summary>Says in sentences what is wrong with a setup, before anything starts. It changes nothing.</summary>
internal sealed class CheckCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "check";

    /// <inheritdoc/>
    public string Summary => "says what is wrong with the configuration, the database and the data folder; changes nothing";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        // No host: it would refuse a setting at a time, and this command tells of all of them.
        var facts = await SetupProbe.Run(SiloConfiguration.Read(SiloSwitches.Read(arguments)).Configuration, TimeProvider.System);
        var findings = SetupChecks.Find(facts);
        foreach (var finding in findings)
        {
            Console.WriteLine($"{finding.Level}: {finding.Sentence}");
        }

        var errors = findings.Count(finding => finding.Level == FindingLevel.Error);
        Console.WriteLine(errors == 0 ? "Ready to start." : $"{errors} to mend before anything starts.");
        return errors == 0 ? 0 : 1;
    }
}
