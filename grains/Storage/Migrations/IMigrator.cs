using RedStation.Grains.Settings;

namespace RedStation.Storage.Migrations;

/// <summary>Brings the database to the schema of this program.</summary>
public interface IMigrator
{
    /// <summary>Applies the scripts that the database has not seen. Returns how many those were.</summary>
    /// <exception cref="StartException">A script failed, or there is no database to run it on. What earlier scripts did stays.</exception>
    int Migrate();
}
