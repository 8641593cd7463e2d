using System.Globalization;

namespace RedStation.Silo.Checks;

/// <summary>PostgreSQL allows as many connections as the pools of all processes may open.</summary>
internal sealed class ConnectionsSuffice : ISetupCheck
{
    /// <summary>PostgreSQL's settings that this check looks at.</summary>
    public static IEnumerable<string> Settings { get; } = ["max_connections", "superuser_reserved_connections", "reserved_connections"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        if (facts is not { Database: { } database, Connection: { } connection } || Number(database, "max_connections") is not (> 0 and var most))
        {
            return [];
        }

        // Without a plan: the silos that run, this one, and an api.
        var processes = facts.Processes ?? (database.Silos + 2);
        var room = most - Number(database, "superuser_reserved_connections") - Number(database, "reserved_connections") - database.OthersConnections;
        return processes * connection.Connections <= room
            ? []
            : [Finding.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"{processes} processes may open {connection.Connections} connections each, and PostgreSQL has room for {room} "
                + $"(max_connections {most}, less what it reserves and others hold). "
                + $"Raise max_connections, or lower Maximum Pool Size in the connection string."))];
    }

    private static int Number(DatabaseFacts database, string setting) =>
        int.TryParse(database.Settings.GetValueOrDefault(setting), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
