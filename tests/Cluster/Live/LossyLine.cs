namespace RedStation.Tests.Cluster.Live;

/// <summary>
/// A line on which messages get lost that others of their tile follow: only those can be missed. One that nothing follows comes late instead, when
/// the line is mended, so that it is not chance whether a day's last change of a tile was the lost one.
/// </summary>
public sealed class LossyLine
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Action> unfollowed = [];
    private int toLose;

    /// <summary>Loses the next messages.</summary>
    public void Lose(int count)
    {
        lock (gate)
        {
            toLose += count;
        }
    }

    /// <summary>Delivers a message of a tile, unless it is one to lose.</summary>
    public void Carry(string tile, Action deliver)
    {
        lock (gate)
        {
            unfollowed.Remove(tile);
            if (toLose == 0)
            {
                deliver();
                return;
            }

            toLose--;
            unfollowed.Add(tile, deliver);
        }
    }

    /// <summary>The tile has been told whole, or, without a name, all of them are about to be: what came before says nothing any more.</summary>
    public void Forget(string? tile = null)
    {
        lock (gate)
        {
            if (tile is null)
            {
                unfollowed.Clear();
            }
            else
            {
                unfollowed.Remove(tile);
            }
        }
    }

    /// <summary>Loses no more, and delivers what nothing has followed.</summary>
    public void Mend()
    {
        lock (gate)
        {
            toLose = 0;
            foreach (var deliver in unfollowed.Values)
            {
                deliver();
            }

            unfollowed.Clear();
        }
    }
}
