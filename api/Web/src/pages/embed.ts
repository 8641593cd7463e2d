import '../styles/embed.css';
import { openEmbed } from '../embeds/embedPage';

openEmbed();
