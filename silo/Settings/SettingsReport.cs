using System.Collections.Immutable;
using RedStation.Domain.Text;
using RedStation.Grains.Settings;
using RedStation.Storage.Accounts;

namespace RedStation.Silo.Settings;

/// <summary>Everything that is wrong with a configuration, as sentences for whoever wrote it.</summary>
/// <param name="Errors">What stops the start.</param>
/// <param name="Warnings">Keys that nothing reads, with the nearest that something does, and what works and should not be left so.</param>
public sealed record SettingsReport(ImmutableArray<string> Errors, ImmutableArray<string> Warnings)
{
    private const string Root = "RedStation";

    /// <summary>Looks through all sections of <see cref="SettingsCatalogue"/>.</summary>
    public static SettingsReport Of(IConfiguration configuration)
    {
        var found = SettingsCatalogue.Sections
            .Select(section => (section.Section, Findings: SettingsReader.Check(configuration.GetSection(section.Section), section.Type)))
            .ToList();
        var faults = found.SelectMany(section => section.Findings.Faults).DistinctBy(fault => fault.Key)
            .Select(fault => $"{SettingOrigin.Name(configuration, fault.Key)} {fault.Text}");
        // A section is known when no class that reads it calls a key unknown, or when a section of its own has that name.
        var unknown = found.GroupBy(section => section.Section, StringComparer.OrdinalIgnoreCase)
            .SelectMany(readers => readers.SelectMany(reader => reader.Findings.Unknown).GroupBy(key => key, StringComparer.OrdinalIgnoreCase)
                .Where(key => key.Count() == readers.Count()).Select(key => key.Key))
            .Concat(Strangers(configuration))
            .Where(key => !IsSection(key));
        return new SettingsReport(
            [.. faults, .. Urls(configuration)],
            [.. unknown.Select(key => Warning(configuration, key)), .. Unsigned(configuration)]);
    }

    /// <summary>The report of a configuration that a process can start with.</summary>
    /// <exception cref="StartException">Something must be mended first; the message has a line for each.</exception>
    public static SettingsReport Require(IConfiguration configuration)
    {
        var report = Of(configuration);
        return report.Errors.IsEmpty ? report : throw new StartException(string.Join('\n', report.Errors));
    }

    private static bool IsSection(string key) => SettingsCatalogue.Sections.Any(section =>
        section.Section.Equals(key, StringComparison.OrdinalIgnoreCase) || section.Section.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Names beside ours that look like ours: one underscore for two, a slip of the pen in the first word.</summary>
    private static IEnumerable<string> Strangers(IConfiguration configuration) => configuration.GetChildren()
        .Select(child => child.Key)
        .Where(key => key.Length >= Root.Length - 2
            && (key.StartsWith(Root, StringComparison.OrdinalIgnoreCase)
                || NearestName.Of(key, [Root, "TaskPrices", "ServicePrices", "ConnectionStrings"]) is not null));

    private static string Warning(IConfiguration configuration, string key)
    {
        var name = SettingOrigin.Name(configuration, key);
        if (!key.Contains(':', StringComparison.Ordinal) && key.StartsWith(Root + "_", StringComparison.OrdinalIgnoreCase))
        {
            return $"{name} is no setting: in the environment two underscores stand between the parts of a name, "
                + "as in RedStation__Stations__SilenceLimit.";
        }

        var parent = key.LastIndexOf(':') is var at and >= 0 ? key[..at] : "";
        var near = NearestName.Of(key[(parent.Length == 0 ? 0 : parent.Length + 1)..], Known(parent));
        return near is null
            ? $"{name} is no setting of this program, and has no effect."
            : $"{name} is no setting of this program, and has no effect. Is {(parent.Length == 0 ? near : $"{parent}:{near}")} meant?";
    }

    /// <summary>What may stand below a key.</summary>
    private static IEnumerable<string> Known(string parent)
    {
        var sections = SettingsCatalogue.Sections
            .Where(section => parent.Length == 0 || section.Section.StartsWith(parent + ":", StringComparison.OrdinalIgnoreCase))
            .Select(section => section.Section[(parent.Length == 0 ? 0 : parent.Length + 1)..].Split(':')[0]);
        return sections.Concat(SettingsCatalogue.Sections.Where(section => section.Section.Equals(parent, StringComparison.OrdinalIgnoreCase))
            .SelectMany(section => Names(section.Type))).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Names(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
        ? type.GetGenericArguments()[0] is { IsEnum: true } key ? Enum.GetNames(key) : []
        : type.IsGenericType ? [] : SettingsReader.Settings(type).Select(SettingsReader.Key);

    private static IEnumerable<string> Unsigned(IConfiguration configuration)
    {
        const string Webhook = $"{AuthOptions.Section}:{nameof(AuthOptions.OtpWebhook)}";
        const string Secrets = $"{AuthOptions.Section}:{nameof(AuthOptions.OtpWebhookSecrets)}";
        return !string.IsNullOrEmpty(configuration[Webhook]) && !configuration.GetSection(Secrets).GetChildren().Any()
            ? [$"{SettingOrigin.Name(configuration, Webhook)} is set without {Secrets}: codes are posted unsigned, and anybody could post as we do."]
            : [];
    }

    private static IEnumerable<string> Urls(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(url => !IsListening(url))
            .Select(url => $"{SettingOrigin.Name(configuration, "urls")} names “{url}”, "
                + "and must name http or https addresses such as http://127.0.0.1:5080.");

    /// <summary>Kestrel also takes a star or a plus for every address, and a socket's path.</summary>
    private static bool IsListening(string url) =>
        Uri.TryCreate(
            url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https";
}
