using System.Globalization;
using Orleans.Storage;
using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.GrainState;

/// <summary>
/// Grain state in the embedded database, in the rows and with the versions of Orleans' ADO.NET provider, but through the one
/// writer, so that many grains share a commit. The driver's exceptions become <see cref="StorageFaultException"/>;
/// a version conflict stays as it is, because Orleans deactivates the grain on it.
/// </summary>
public sealed class SqliteGrainStorage(
    SqliteReaders readers, SqliteWriter writer, IGrainStorageSerializer serializer, StorageFaults faults, string serviceId) : IGrainStorage
{
    private const string ThisRow =
        """
        WHERE GrainIdExt = @Key AND GrainTypeString = @State AND GrainIdN1 = 0 AND GrainIdN0 = 0 AND ServiceId = @Service
        """;

    private const string Select = "SELECT PayloadBinary, Version FROM OrleansStorage " + ThisRow;

    /// <summary>
    /// No version means a first write: it inserts, or finds the row of a faster first write and returns nothing. A version
    /// means a later write: without a row to match it there is nothing to insert either.
    /// </summary>
    private const string Upsert =
        $"""
        INSERT INTO OrleansStorage (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExt, Version, ModifiedOn, PayloadBinary)
        SELECT @Service, @State, 0, 0, @Key, 1, unixepoch(), @Payload
        WHERE @Version IS NULL OR EXISTS (SELECT 1 FROM OrleansStorage {ThisRow})
        ON CONFLICT (GrainIdExt, GrainTypeString, GrainIdN1, GrainIdN0, ServiceId) DO UPDATE
        SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = OrleansStorage.Version + 1
        WHERE OrleansStorage.Version = @Version
        RETURNING Version
        """;

    private const string Empty =
        $"""
        UPDATE OrleansStorage SET PayloadBinary = @Payload, ModifiedOn = unixepoch(), Version = Version + 1
        {ThisRow} AND Version = @Version
        RETURNING Version
        """;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        var key = grainId.Key.ToString();
        var (payload, version) = await faults.Translate(
            "read grain state", () => readers.Read(session => Task.FromResult(Find(session, stateName, key))));
        grainState.State = payload is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(payload));
        grainState.ETag = version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = version is not null;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        var payload = serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await Change("write grain state", Upsert, stateName, grainId, grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    /// <summary>Empties the row and keeps it with its next version, so that a late writer of the old one still notices.</summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        if (!grainState.RecordExists)
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        grainState.ETag = await Change("clear grain state", Empty, stateName, grainId, grainState.ETag, payload: null);
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private (byte[]? Payload, long? Version) Find(SqliteSession session, string stateName, string? key)
    {
        using var row = session.Statement(Select, ("@Key", key), ("@State", stateName), ("@Service", serviceId)).ExecuteReader();
        return !row.Read() ? (null, null) : (row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0), row.GetInt64(1));
    }

    private async Task<string> Change(string what, string sql, string stateName, GrainId grainId, string? version, byte[]? payload)
    {
        var key = grainId.Key.ToString();
        object? known = version is null ? null : long.Parse(version, CultureInfo.InvariantCulture);
        var next = await faults.Translate(what, () => writer.Write(session => session.Statement(
            sql, ("@Key", key), ("@State", stateName), ("@Service", serviceId), ("@Version", known), ("@Payload", payload)).ExecuteScalar()));
        return next is long changed
            ? changed.ToString(CultureInfo.InvariantCulture)
            : throw new InconsistentStateException(
                $"Could not {what} of {grainId} as {stateName}: it is no longer in version {version ?? "none"}.", "unknown", version);
    }
}
