using RedStation.Grains.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Archive;

/// <summary>
/// The secret that digests of phone numbers and of devices' secrets are made with. Without it nobody could sign in to the accounts of an
/// archive, so it travels along. Keys of access tokens do not: those live for minutes.
/// </summary>
internal static class ArchiveSecrets
{
    /// <summary>The entry, and the file in the data folder.</summary>
    public const string Entry = "pepper.key";

    /// <summary>The secret of a data folder, or null when there is none yet.</summary>
    public static byte[]? Read(DataFolder folder) => File.Exists(folder.File(Entry)) ? File.ReadAllBytes(folder.File(Entry)) : null;

    /// <summary>Refuses to go on when the folder has a secret of its own that is another one.</summary>
    /// <exception cref="StartException">It has.</exception>
    public static void RefuseAnother(DataFolder folder, byte[] secret)
    {
        if (Read(folder) is { } present && !present.AsSpan().SequenceEqual(secret))
        {
            throw new StartException(
                $"The data folder {folder.Path} has a {Entry} of another installation; nobody could sign in to the accounts of the archive with it. "
                + "Import into a new data folder.");
        }
    }

    /// <summary>Puts the secret where there is none.</summary>
    public static void Keep(DataFolder folder, byte[] secret) => PrivateFiles.ReadOrCreate(folder.File(Entry), () => secret);
}
