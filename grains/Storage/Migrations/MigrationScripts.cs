using DbUp.Engine;

namespace RedStation.Storage.Migrations;

/// <summary>The migration scripts of deploy/sql that travel inside this assembly.</summary>
public static class MigrationScripts
{
    /// <summary>The scripts of one database, such as <c>sqlite</c>, named and ordered as their files are.</summary>
    public static IReadOnlyList<SqlScript> Of(string database)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var prefix = $"{assembly.GetName().Name}.sql.{database}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new SqlScript(name[prefix.Length..], Text(name)))];
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(MigrationScripts).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
